"""How the name finder is trained: encoder, training, export. Needs PyTorch; nothing here runs in an office."""
