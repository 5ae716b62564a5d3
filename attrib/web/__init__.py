"""The page of the claim graph: template, style, script and the words that readers see."""
