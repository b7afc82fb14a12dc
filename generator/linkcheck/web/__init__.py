"""Links out of the site, met as an anonymous reader meets them."""
