package dev.forgeincident.service;

import dev.forgeincident.context.traces.Span;
import java.util.List;

/** Port: spans that others send us. */
public interface PushedTraces {

    /** Keeps them; on return they are on disk. The same span told twice is kept once. */
    void keep(List<Span> spans);
}
