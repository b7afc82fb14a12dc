"""Whether links lead where they say: inside the site, on the web, on the live site."""
