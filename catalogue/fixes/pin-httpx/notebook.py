%pip install --upgrade "openai>=1.55.3"
# Then restart the kernel.
