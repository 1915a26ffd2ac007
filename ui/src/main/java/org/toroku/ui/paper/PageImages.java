package org.toroku.ui.paper;

import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.toroku.paper.PaperFiles;
import org.toroku.ui.staff.SignedInOfficer;

/** Serves page images to officers. Whether an officer may see a page is decided by the paper files, not here. */
@RestController
class PageImages {
    static final String PATH = "/staff/pages/";

    private final PaperFiles files;
    private final SignedInOfficer officer;

    PageImages(PaperFiles files, SignedInOfficer officer) {
        this.files = files;
        this.officer = officer;
    }

    /** A page that is withheld and one that does not exist look alike. */
    @GetMapping(PATH + "{id}")
    ResponseEntity<byte[]> page(@PathVariable String id) {
        if (!id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            return ResponseEntity.notFound().build();
        }
        return switch (files.image(officer.current(), UUID.fromString(id))) {
            case PaperFiles.Image.Shown shown ->
                ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .header("X-Content-Type-Options", "nosniff")
                        .contentType(MediaType.parseMediaType(shown.mediaType()))
                        .body(shown.bytes().toByteArray());
            case PaperFiles.Image.Withheld _, PaperFiles.Image.NoSuchPage _ ->
                ResponseEntity.notFound().build();
        };
    }
}
