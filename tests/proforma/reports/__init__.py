"""Reports made for the tests of the proforma room: hand-written prose, every kind of defect, known answers.

What is right for each requirement is written by the plan that made the report, never by the code under test.
"""
