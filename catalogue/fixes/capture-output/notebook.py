# In the cell after the one that failed: the whole chain of exceptions.
import sys, traceback
traceback.print_exception(sys.last_value)
