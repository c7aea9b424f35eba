package dev.loupe.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

class NativeCopiesTest {

  private final NativeCopies copies = new NativeCopies();

  @Test
  void copiesWhatLiesOnTheHeapFromThePositionOn() {
    FloatBuffer numbers = FloatBuffer.wrap(new float[] {1, 2, 3, 4}).position(1);
    FloatBuffer copy = copies.direct("x", numbers);
    assertThat(copy.isDirect()).isTrue();
    assertThat(floats(copy)).containsExactly(2, 3, 4);
    assertThat(numbers.position()).isEqualTo(1);
  }

  @Test
  void fewerNumbersOfTheSameNameTakeTheSameMemory() {
    FloatBuffer first = copies.direct("x", FloatBuffer.wrap(new float[] {1, 2, 3}));
    FloatBuffer other = copies.direct("y", FloatBuffer.wrap(new float[] {7}));
    FloatBuffer second = copies.direct("x", FloatBuffer.wrap(new float[] {5, 6}));
    assertThat(floats(second)).containsExactly(5, 6);
    assertThat(first.get(0)).as("the memory of the first").isEqualTo(5);
    assertThat(floats(other)).containsExactly(7);
  }

  @Test
  void whatLiesOutsideOfTheHeapStaysWhereItIs() {
    FloatBuffer given = ByteBuffer.allocateDirect(8).order(ByteOrder.nativeOrder()).asFloatBuffer();
    FloatBuffer found = copies.direct("x", given);
    given.put(1, 9);
    assertThat(found.get(1)).isEqualTo(9);
  }

  private static float[] floats(FloatBuffer buffer) {
    float[] floats = new float[buffer.remaining()];
    buffer.duplicate().get(floats);
    return floats;
  }
}
