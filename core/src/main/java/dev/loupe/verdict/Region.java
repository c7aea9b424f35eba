package dev.loupe.verdict;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.loupe.image.Box;
import dev.loupe.image.RegionOutline.Corner;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A place of a picture that stands out, in original pixels.
 *
 * @param boundingBox the smallest rectangle around it
 * @param polygon its outer contour, clockwise, through corners between pixels; holes are inside
 * @param areaPx how many pixels it has, holes not counted
 * @param areaMm2 its area in square millimetres, when the scale is known
 * @param peak largest value of the anomaly map in it
 * @param mean value of the anomaly map in it
 * @param defectGroup what its kind of defect is called, where groups are in use; "unknown" for what
 *     is like none of them
 * @param nearestGroup the group it looks most like, where groups are in use; else the record does
 *     not speak of it
 */
public record Region(
    Box boundingBox,
    List<Corner> polygon,
    int areaPx,
    OptionalDouble areaMm2,
    double peak,
    double mean,
    Optional<String> defectGroup,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<NearestGroup> nearestGroup) {

  /** Copies the list. */
  public Region {
    polygon = List.copyOf(polygon);
  }

  /** The same place with a name for its kind of defect. */
  public Region withDefectGroup(String name, NearestGroup nearest) {
    return new Region(
        boundingBox, polygon, areaPx, areaMm2, peak, mean, Optional.of(name), Optional.of(nearest));
  }
}
