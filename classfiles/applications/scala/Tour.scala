/** Case classes, matching, collections, lazy streams, parallel collections, implicits. */
object Tour {
  sealed trait Tree
  case class Leaf(value: Int) extends Tree
  case class Node(left: Tree, right: Tree) extends Tree

  def sum(t: Tree): Int = t match {
    case Leaf(v) => v
    case Node(l, r) => sum(l) + sum(r)
  }

  implicit class Shout(s: String) { def shout = s.toUpperCase + "!" }

  def main(args: Array[String]) {
    val tree = Node(Leaf(1), Node(Leaf(2), Leaf(3)))
    println(tree + " " + sum(tree))
    println((1 to 10).map(x => x * x).filter(_ % 2 == 0).sum)
    println(Map(1 -> "a", 2 -> "b").toList.sortBy(-_._1))
    println(s"x${1 + 1}" + "hey".shout)
    lazy val evens = Stream.from(1).map(_ * 2)
    println(evens.take(5).toList)
    println("a,b".split(",").toVector ++ List(None, Some(3)))
    println((1 to 1000).par.map(_ * 2).sum)
    println((for (x <- 1 to 3; y <- x to 3 if x + y == 4) yield (x, y)).mkString(";"))
    try List().head catch { case e: NoSuchElementException => println(e.getMessage) }
  }
}
