package org.toroku.studio;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.toroku.process.ModelRecords;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.ProcessHeader;
import org.toroku.workflows.RuleSet;

/**
 * Whether changed models bear version tags of their own: the engine silently moves a tag that it is given again, and what
 * the book and people call by it would be two things.
 */
@Component
class VersionTags {
    private final ModelRecords records;
    private final ReleasedModels released;
    private final PublicationLedger publications;
    private final ModelContents contents;

    VersionTags(ModelRecords records, ReleasedModels released, PublicationLedger publications, ModelContents contents) {
        this.records = records;
        this.released = released;
        this.publications = publications;
        this.contents = contents;
    }

    /**
     * @param changed resources that differ from those in force
     * @param inForce models in force, deployed or about to be
     */
    Optional<String> objection(List<ModelFile> models, Collection<String> changed, List<ModelFile> inForce) {
        List<ModelFile> known =
                Stream.concat(released.models().stream(), inForce.stream()).toList();
        return models.stream()
                .filter(model -> changed.contains(model.resource()))
                .flatMap(model -> RuleSet.isRules(model)
                        ? rulesObjection(model, known).stream()
                        : ProcessHeader.in(model).stream().flatMap(header -> objection(model, header, known).stream()))
                .findFirst();
    }

    /** The version goes into the books with every decision; it stands for one set of rules for ever. */
    private Optional<String> rulesObjection(ModelFile rules, List<ModelFile> known) {
        Optional<String> version = version(rules);
        if (version.isEmpty()) {
            return Optional.of("version-tag-missing");
        }
        Stream<ModelFile> published = publications.rulesPublished().stream()
                .flatMap(sha256 -> contents.find(RuleSet.RESOURCE, sha256).stream());
        boolean used = Stream.concat(known.stream().filter(RuleSet::isRules), published)
                .filter(other -> !other.equals(rules))
                .anyMatch(other -> version(other).equals(version));
        return used ? Optional.of("version-tag-used") : Optional.empty();
    }

    private static Optional<String> version(ModelFile rules) {
        try {
            return Optional.of(RuleSet.of(rules).version());
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private Optional<String> objection(ModelFile model, ProcessHeader header, List<ModelFile> known) {
        if (header.versionTag().isEmpty()) {
            return Optional.of("version-tag-missing");
        }
        boolean used =
                records.taggedOtherwise(header.processId(), header.versionTag().get(), model.sha256())
                        || known.stream()
                                .filter(other -> !other.sha256().equals(model.sha256()))
                                .anyMatch(other -> ProcessHeader.in(other).contains(header));
        return used ? Optional.of("version-tag-used") : Optional.empty();
    }
}
