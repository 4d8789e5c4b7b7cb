%pip install --upgrade openai
# Then restart the kernel: an imported module stays loaded.
