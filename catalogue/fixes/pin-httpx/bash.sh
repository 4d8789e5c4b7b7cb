# 1.55.3 and later work with httpx 0.28. If openai can't move: python -m pip install "httpx<0.28"
python -m pip install --upgrade "openai>=1.55.3"
