package vigie.text;

import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/** Numbers of documents, as many as fit; used again and again while a page is looked up. */
final class NumberList {
    private final int[] numbers;
    private int count;

    /** Makes an empty list for at most {@code capacity} numbers. */
    NumberList(int capacity) {
        this.numbers = new int[capacity];
    }

    /** Adds a number; the list must not be full. */
    void add(int number) {
        numbers[count++] = number;
    }

    boolean isFull() {
        return count == numbers.length;
    }

    int count() {
        return count;
    }

    int get(int i) {
        return numbers[i];
    }

    /** Adds a value to each number from a place on. */
    void addToEach(int from, int value) {
        for (int i = from; i < count; i++) {
            numbers[i] += value;
        }
    }

    /** Puts another number in place of each. */
    void replaceEach(IntUnaryOperator other) {
        for (int i = 0; i < count; i++) {
            numbers[i] = other.applyAsInt(numbers[i]);
        }
    }

    /** Leaves out the numbers that are not wanted. */
    void keep(IntPredicate wanted) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            numbers[kept] = numbers[i];
            kept += wanted.test(numbers[i]) ? 1 : 0;
        }
        count = kept;
    }

    void clear() {
        count = 0;
    }
}
