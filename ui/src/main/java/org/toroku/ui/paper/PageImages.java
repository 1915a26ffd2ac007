package org.toroku.ui.paper;

import java.nio.charset.StandardCharsets;
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

    /** A torn sheet in both languages, in place of a picture that is no longer what was scanned. */
    private static final byte[] BROKEN = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 620 877" width="620" height="877">
              <rect width="620" height="877" fill="#fff3f0"/>
              <path d="M0 430 L90 380 L170 470 L260 370 L350 480 L440 380 L530 470 L620 410" fill="none"
                  stroke="#b3261e" stroke-width="6"/>
              <g fill="#8c1d18" font-family="sans-serif" font-size="34" text-anchor="middle">
                <text x="310" y="250">この画像は壊れています</text>
                <text x="310" y="620">This picture is damaged</text>
              </g>
            </svg>
            """.getBytes(StandardCharsets.UTF_8);

    /** A blank sheet that says why, in place of a picture of which nothing may be kept. */
    private static final byte[] ERASED = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 620 877" width="620" height="877">
              <rect width="620" height="877" fill="#f4f6f8"/>
              <rect x="1" y="1" width="618" height="875" fill="none" stroke="#57616b" stroke-dasharray="8 6"/>
              <g fill="#1f2933" font-family="sans-serif" font-size="28" text-anchor="middle">
                <text x="310" y="330">個人番号の記載があったため、</text>
                <text x="310" y="375">この画像は消去されました</text>
                <text x="310" y="480">This picture was erased:</text>
                <text x="310" y="520">it showed a My Number</text>
              </g>
            </svg>
            """.getBytes(StandardCharsets.UTF_8);

    /** In place of a print of the house, for whoever may still key the case again. */
    private static final byte[] HIDDEN = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 620 877" width="620" height="877">
              <rect width="620" height="877" fill="#f4f6f8"/>
              <rect x="1" y="1" width="618" height="875" fill="none" stroke="#57616b" stroke-dasharray="8 6"/>
              <g fill="#1f2933" font-family="sans-serif" font-size="28" text-anchor="middle">
                <text x="310" y="330">再入力の対象が印字されているため、</text>
                <text x="310" y="375">この案件の作業を引き受けた職員に</text>
                <text x="310" y="420">表示されます</text>
                <text x="310" y="520">Shown to whoever takes a task</text>
                <text x="310" y="560">of this case: it prints what is keyed</text>
              </g>
            </svg>
            """.getBytes(StandardCharsets.UTF_8);

    private final PaperFiles files;
    private final SignedInOfficer officer;

    PageImages(PaperFiles files, SignedInOfficer officer) {
        this.files = files;
        this.officer = officer;
    }

    /** A page that is withheld and one that does not exist look alike, but for one that is shown later. */
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
            case PaperFiles.Image.Damaged _ -> drawn(BROKEN);
            case PaperFiles.Image.Erased _ -> drawn(ERASED);
            case PaperFiles.Image.Withheld(var reason) when reason.equals("blind-keying") -> drawn(HIDDEN);
            case PaperFiles.Image.Withheld _, PaperFiles.Image.NoSuchPage _ ->
                ResponseEntity.notFound().build();
        };
    }

    private static ResponseEntity<byte[]> drawn(byte[] picture) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .contentType(MediaType.valueOf("image/svg+xml"))
                .body(picture);
    }
}
