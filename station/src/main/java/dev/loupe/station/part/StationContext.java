package dev.loupe.station.part;

import dev.loupe.station.access.AuditTrail;
import dev.loupe.station.event.EventBus;
import dev.loupe.station.inspection.InspectionDesk;
import dev.loupe.station.setting.StationSettings;
import dev.loupe.station.store.AllowedFolders;
import dev.loupe.station.store.Database;
import dev.loupe.verdict.Ulids;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;

/**
 * What a part of the station has to work with.
 *
 * @param settings all settings
 * @param folder where the station keeps its files
 * @param database decisions and everything else
 * @param events for the page
 * @param audit who changed what
 * @param desk judges pictures, stores, announces
 * @param allowed which folders may be read
 * @param ids names that sort by time
 * @param metrics for Prometheus
 * @param clock says the time
 */
public record StationContext(
    StationSettings settings,
    Path folder,
    Database database,
    EventBus events,
    AuditTrail audit,
    InspectionDesk desk,
    AllowedFolders allowed,
    Ulids ids,
    MeterRegistry metrics,
    Clock clock) {}
