package org.toroku.ui.fake;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.toroku.studio.CaseModelDesk;
import org.toroku.studio.PublicationDesk.ChangeApproval;
import org.toroku.studio.PublicationDesk.Publication;
import org.toroku.studio.PublicationDesk.State;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.Models;

/** Every case follows publication 3, where documents are kept under another name; publication 4 is in force. */
public final class FakeCaseModels implements CaseModelDesk {
    public static final String NAME = "Keep the papers";

    @Override
    public Optional<Followed> of(String officer, UUID caseId) {
        return Optional.of(followed());
    }

    static Followed followed() {
        return new Followed(
                Optional.of(publication(3, State.SUPERSEDED, "2026-11-20T03:00:00Z")),
                Models.processes().stream().map(FakeCaseModels::renamed).toList(),
                true,
                Optional.of(publication(4, State.LIVE, "2026-11-24T03:00:00Z")),
                false);
    }

    private static ModelFile renamed(ModelFile model) {
        String text = model.text();
        int at = text.indexOf("id=\"store-documents\"");
        if (at < 0) {
            return model;
        }
        String named = text.substring(0, at)
                + text.substring(at).replaceFirst("name_en\" value=\"[^\"]*\"", "name_en\" value=\"" + NAME + "\"");
        return new ModelFile(model.resource(), named.getBytes(StandardCharsets.UTF_8));
    }

    private static Publication publication(long number, State state, String liveAt) {
        Instant at = Instant.parse(liveAt);
        return new Publication(
                new UUID(1, number),
                number,
                state,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new TreeMap<>(),
                List.of(),
                "reason",
                new ChangeApproval.Exempt("none"),
                "owner1",
                at,
                Optional.of("owner2"),
                Optional.of(at),
                Optional.empty(),
                Optional.of(at));
    }
}
