"""How the weights are made, from the corpora to the file; never needed at run time."""
