package dev.loupe.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loupe.backbone.ResNet;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ShapeOpsTest {

  private static final Shape PICTURE = Shape.of(1, 3, 8, 8);

  @Test
  void saysWhichOperationAndWhichShapesDoNotFit() {
    ShapeOps ops = new ShapeOps();
    assertThatThrownBy(() -> ops.add(PICTURE, Shape.of(4, 1, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("add: [1 x 3 x 8 x 8] does not fit [4 x 1 x 1]");
    assertThatThrownBy(() -> ops.conv2d(PICTURE, "c", ConvShape.of(4, 3).groups(2)))
        .hasMessageContaining("2 groups divide neither [1 x 3 x 8 x 8]");
    assertThatThrownBy(() -> ops.conv2d(PICTURE, "d", ConvShape.of(4, 9)))
        .hasMessageContaining("smaller than the kernel");
    assertThatThrownBy(() -> ops.concat(1, List.of(PICTURE, Shape.of(1, 3, 8, 9))))
        .hasMessageContaining("concat along axis 1");
    assertThatThrownBy(() -> ops.reshape(PICTURE, 5, -1)).hasMessageContaining("does not become");
    assertThatThrownBy(() -> ops.slice(PICTURE, 1, 2, 4)).hasMessageContaining("2..4");
    assertThatThrownBy(() -> ops.linear(PICTURE, Shape.of(2, 7), java.util.Optional.empty()))
        .hasMessageContaining("does not fit weights [2 x 7]");
    assertThatThrownBy(() -> ops.pad(PICTURE, 8, 0, Padding.REFLECT)).hasMessageContaining("pad");
    assertThatThrownBy(() -> ops.matmul(PICTURE, PICTURE.with(2, 7)))
        .hasMessageContaining("matmul");
  }

  @Test
  void refusesOneNameForTwoShapes() {
    ShapeOps ops = new ShapeOps();
    ops.conv2d(PICTURE, "c", ConvShape.of(4, 3));
    assertThatThrownBy(() -> ops.conv2d(PICTURE, "c", ConvShape.of(5, 3)))
        .hasMessage("The parameter c.weight is used as [4 x 3 x 3 x 3] and as [5 x 3 x 3 x 3]");
  }

  @Test
  void countsResnet18AsItsAuthorsDo() {
    ShapeOps ops = new ShapeOps();
    ResNet.resnet18().apply(ops, Shape.of(1, 3, 224, 224), List.of("layer4"));
    long learned =
        ops.parameters().stream()
            .filter(parameter -> parameter.kind().learned())
            .mapToLong(parameter -> parameter.shape().elements())
            .sum();
    // torchvision: 11,689,512 with the 513,000 of the classifier; 1.81 GMAC (convolutions).
    assertThat(learned).isEqualTo(11_689_512 - 513_000);
    assertThat(ops.multiplyAdds()).isBetween(1_810_000_000L, 1_825_000_000L);
    assertThat(ops.table().toString())
        .contains("layer4.1.conv2", "[1 x 512 x 7 x 7]", "2,359,296", "total");
  }
}
