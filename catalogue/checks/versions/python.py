import sys
from importlib.metadata import version

print(sys.executable, version("openai"))
import openai

print(openai.__file__)  # a file of yours here hides the package
