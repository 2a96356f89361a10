"""How the name finder is trained: encoder, training, export. Needs PyTorch; no office runs it."""
