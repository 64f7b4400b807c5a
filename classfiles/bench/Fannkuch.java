// args: 8
/** Pancake flipping over all permutations: int arrays and branches. */
public final class Fannkuch {
  public static void main(String[] args) {
    int n = Integer.parseInt(args[0]);
    int[] permutation = new int[n], flipped = new int[n], count = new int[n];
    int maxFlips = 0, checksum = 0, index = 0, r = n;
    for (int i = 0; i < n; i++) permutation[i] = i;
    while (true) {
      for (; r != 1; r--) count[r - 1] = r;
      for (int i = 0; i < n; i++) flipped[i] = permutation[i];
      int flips = 0;
      for (int first; (first = flipped[0]) != 0; flips++) {
        for (int low = 0, high = first; low < high; low++, high--) {
          int t = flipped[low];
          flipped[low] = flipped[high];
          flipped[high] = t;
        }
      }
      if (flips > maxFlips) maxFlips = flips;
      checksum += (index++ & 1) == 0 ? flips : -flips;
      for (; ; r++) {
        if (r == n) {
          System.out.println(checksum + " " + maxFlips);
          return;
        }
        int head = permutation[0];
        for (int i = 0; i < r; i++) permutation[i] = permutation[i + 1];
        permutation[r] = head;
        if (--count[r] > 0) break;
      }
    }
  }
}
