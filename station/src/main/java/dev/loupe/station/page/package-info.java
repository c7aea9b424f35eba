/**
 * Serves the page of the station: its files, the libraries it uses (WebJars), and the policy that
 * keeps everything else out. The page itself lies in the resources of this package.
 */
@NullMarked
package dev.loupe.station.page;

import org.jspecify.annotations.NullMarked;
