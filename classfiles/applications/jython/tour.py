# Classes, generators, comprehensions, regular expressions, Java classes, exceptions.
import re, json
from java.util import ArrayList, Collections

class A(object):
    def __init__(self, x): self.x = x
    def __repr__(self): return 'A(%r)' % self.x

def squares(n):
    for i in range(n): yield i * i

print sorted([A(3), A(1)], key=lambda a: a.x), list(squares(5)), json.dumps({'a': [1, 2.5, None]})
print re.sub(r'(\d+)', lambda m: str(int(m.group(1)) * 2), 'a1b22'), 2 ** 100, 'x'.join('abc')
l = ArrayList([3, 1, 2])
Collections.sort(l)
print l, sum(x for x in range(1000)), {1: 2}.items()
try:
    1 / 0
except ZeroDivisionError as e: print 'caught', e
print '%5.2f|%-5s|' % (3.14159, 'ab'), [x * y for x in range(3) for y in range(3) if x != y]
raise ValueError('end')
