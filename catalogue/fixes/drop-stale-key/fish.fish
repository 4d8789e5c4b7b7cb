string sub -s -4 -- "$OPENAI_API_KEY"  # the last four characters of the value that wins
set -eg OPENAI_API_KEY; set -eU OPENAI_API_KEY
grep -ls OPENAI_API_KEY ~/.config/fish/config.fish ~/.config/fish/conf.d/*.fish
