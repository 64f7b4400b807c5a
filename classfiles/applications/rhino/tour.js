// Objects, closures, generators of values, regular expressions, JSON, Java classes, errors.
var o = {a: 1, b: [1, 2, 3], f: function (x) { return x * this.a; }};
print(JSON.stringify(o), o.f(4));
function fibonacci(n) { return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2); }
print(fibonacci(22));
print([3, 1, 2].sort().join(), [1, 2, 3].map(function (x) { return x * x; }).reduce(function (a, b) { return a + b; }));
print('x1y22'.replace(/\d+/g, function (d) { return '<' + d + '>'; }), /(\w)(\d)/.exec('a1').length);
var list = new java.util.ArrayList();
list.add('z');
list.add(java.lang.Integer.valueOf(7));
print(list, list.size());
var comparator = new java.util.Comparator({compare: function (a, b) { return b - a; }});
var sorted = new java.util.TreeSet(comparator);
[2, 9, 4].forEach(function (x) { sorted.add(x); });
print(sorted);
try { undefinedFunction(); } catch (e) { print(e); }
try { java.lang.Integer.parseInt('q'); } catch (e) { print(e.javaException.getMessage()); }
print(0.1 + 0.2, 1 / 3, 1e21, parseInt('12px'), isNaN('x'), typeof null, [] + {}, new Date(0).toISOString());
for (var k in {p: 1, q: 2}) print(k);
print(eval('1 + 2 * 3'), (function () { return arguments.length; })(1, 2, 3));
