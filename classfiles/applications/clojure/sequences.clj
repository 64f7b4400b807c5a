;; Sequences, atoms, macros, protocols, multimethods, transactions, agents and host interoperation.
(ns sequences
  (:require [clojure.string :as str]
            [clojure.set :as set]
            [clojure.walk :as walk]))

(defmacro unless [condition & body]
  `(if (not ~condition) (do ~@body)))

(defmacro my-or
  ([] nil)
  ([x] x)
  ([x & more] `(let [v# ~x] (if v# v# (my-or ~@more)))))

(unless false (println "unless:" (macroexpand-1 '(unless a b c))))
(println "my-or:" (my-or nil false 42))

(println "squares:" (take 10 (filter even? (map #(* % %) (range)))))
(def primes
  ((fn sieve [s] (lazy-seq (cons (first s) (sieve (remove #(zero? (mod % (first s))) (rest s))))))
   (iterate inc 2)))
(println "primes:" (take 30 primes))
(println "sum:" (reduce + (range 100000)))
(println "bignum:" (reduce *' (range 1 41)))
(println "ratio:" (/ 22 7) (+ 1/3 1/6) (double 22/7))
(println "frequencies:" (into (sorted-map) (frequencies "hello world")))
(println "group-by:" (group-by odd? (range 10)))
(println "partition:" (partition 3 1 (range 8)) (partition-by #(quot % 3) (range 8)))
(println "interleave:" (interleave [:a :b :c] [1 2 3]) (zipmap [:a :b] [1 2]))
(println "transducers:" (transduce (comp (map inc) (filter even?) (take 5)) + (range 100)))
(println "sets:" (sort (set/union #{1 2 3} #{3 4})) (sort (set/difference #{1 2 3} #{3 4})))
(println "strings:" (str/join ", " (map str/capitalize ["one" "two"])) (str/replace "a1b22" #"\d+" #(str "<" % ">")))
(println "walk:" (walk/postwalk #(if (number? %) (inc %) %) [1 [2 {:a 3}]]))

(def counter (atom 0))
(dotimes [i 1000] (swap! counter + i))
(println "atom:" @counter)
(def watched (atom []))
(add-watch watched :log (fn [_ _ old new] (println "watch:" old "->" new)))
(swap! watched conj 1)
(swap! watched conj 2)
(println "futures:" (reduce + (map deref (doall (for [i (range 8)] (future (reduce + (range (* i 1000)))))))))
(println "pmap:" (reduce + (pmap #(* % %) (range 100))))

(def account-a (ref 100))
(def account-b (ref 0))
(let [workers (doall (for [_ (range 4)] (future (dotimes [_ 10] (dosync (alter account-a dec) (alter account-b inc))))))]
  (run! deref workers))
(println "refs:" @account-a @account-b)
(def log-agent (agent []))
(dotimes [i 5] (send log-agent conj i))
(await log-agent)
(println "agent:" @log-agent)

(defprotocol Shape (area [this]) (label [this]))
(defrecord Circle [r] Shape (area [_] (* 3 r r)) (label [_] "circle"))
(defrecord Square [side] Shape (area [_] (* side side)) (label [_] "square"))
(extend-protocol Shape String (area [s] (count s)) (label [_] "string"))
(doseq [s [(->Circle 2) (->Square 3) "hello"]] (println (label s) (area s)))
(println "record:" (assoc (->Circle 1) :colour :red))

(defmulti speak :kind)
(defmethod speak :dog [_] "woof")
(defmethod speak :default [x] (str "what is " (:kind x)))
(println (speak {:kind :dog}) (speak {:kind :cow}))

(defn take-apart [{:keys [a b] :or {b 7}} [x & xs]] [a b x xs])
(println "destructuring:" (take-apart {:a 1} [1 2 3]))
(println "loop:" (loop [n 10 acc 1N] (if (zero? n) acc (recur (dec n) (* acc n)))))
(println "try:" (try (/ 1 0) (catch ArithmeticException e (.getMessage e)) (finally (println "finally"))))
(println "ex-info:" (try (throw (ex-info "bad" {:code 7})) (catch clojure.lang.ExceptionInfo e [(ex-message e) (ex-data e)])))
(println "interop:" (.toUpperCase "abc") (Math/abs -5) (.. (StringBuilder.) (append "x") (append 1) toString))
(println "reify:" (.call ^Callable (reify Callable (call [_] :called))))
(println "proxy:" (.compare (proxy [java.util.Comparator] [] (compare [a b] (- b a))) 1 2))
(println "comparator:" (seq (doto (java.util.ArrayList. [3 1 2]) (java.util.Collections/sort (comparator >)))))
(println "array:" (areduce (int-array (range 10)) i ret 0 (+ ret (aget (int-array (range 10)) i))))
(println "eval:" (eval (read-string "(let [x 20] (+ x 22))")))
(println "printing:" (pr-str {:a "q\"uote" :b [\a nil true 1.5M #"re"]}))
(println "sort:" (sort-by (juxt count identity) ["bb" "a" "ccc" "aa"]))
(println "vector:" (subvec (vec (range 1000)) 995) (peek [1 2 3]) (assoc-in {} [:a :b] 1))
(println "memo:" (let [fib (memoize (fn [n] n))] (fib 5)))
(letfn [(ev? [n] (if (zero? n) true #(od? (dec n)))) (od? [n] (if (zero? n) false #(ev? (dec n))))]
  (println "trampoline:" (trampoline ev? 10001)))
(println "with-out-str:" (with-out-str (print "inner")))
(binding [*print-length* 3] (println "bound:" (range 10)))
(shutdown-agents)
