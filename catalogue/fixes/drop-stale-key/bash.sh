# The last four characters of the value that wins here; compare them with the error.
printf %s "$OPENAI_API_KEY" | tail -c 4; echo
unset OPENAI_API_KEY  # from now on .env counts; remove the export itself from one of these:
grep -ls OPENAI_API_KEY ~/.bashrc ~/.bash_profile ~/.profile ~/.zshrc ~/.zshenv
