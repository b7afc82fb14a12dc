"""What a host has to send along with the site: security policy, kinds of files, missing pages."""
