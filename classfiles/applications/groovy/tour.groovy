// Classes, closures, ranges, maps, metaprogramming, power assertions, builders.
class Person {
    String name
    int age

    String toString() { "$name/$age" }
}

def people = [new Person(name: 'x', age: 3), new Person(name: 'y', age: 1)]
println people.sort { it.age }
println((1..10).collect { it * it }.findAll { it % 2 == 0 }.sum())
def map = [a: 1, b: [c: 2]]
println map.b.c + map.a
println "abc".reverse().padLeft(5, '*')
def factorial
factorial = { n -> n <= 1 ? 1G : n * factorial(n - 1) }
println factorial(30)
println([1, 2, 3].inject(0) { a, b -> a + b })
println people*.name.join('+') + ' ' + (map.missing?.length() ?: 'nothing')
String.metaClass.shout = { -> delegate.toUpperCase() + "!" }
println "hey".shout()
try {
    assert 1 + 1 == 3
} catch (AssertionError e) {
    println e.message
}
switch ('abc') {
    case ~/a.*/: println 'regex'; break
}
println groovy.json.JsonOutput.toJson([a: 1, b: [1, 2]])
def writer = new StringWriter()
new groovy.xml.MarkupBuilder(writer).root { child(id: 1, 'text') }
println writer
println new groovy.json.JsonSlurper().parseText('{"k":[1,2.5]}')
println 10.5 / 3 + ' ' + 2**10 + ' ' + (7 <=> 3)
throw new IllegalStateException('end')
