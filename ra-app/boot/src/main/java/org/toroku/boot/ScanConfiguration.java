package org.toroku.boot;

import java.net.InetSocketAddress;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.toroku.intake.DocumentExaminer;
import org.toroku.intake.Limits;
import org.toroku.intake.fork.WorkerPool;
import org.toroku.intake.fork.WorkerSettings;
import org.toroku.intake.ocr.OcrLimits;
import org.toroku.intake.ocr.OcrReader;
import org.toroku.intake.scan.Clamd;
import org.toroku.intake.scan.MalwareScanner;
import org.toroku.post.LetterSettings;

/** Wires the examination of scans: a confined worker, a malware scanner where there is one, a reader where it can read. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ScanSettings.class)
class ScanConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(ScanConfiguration.class);

    /** Refuses to start where workers could reach a network, unless the settings allow that. */
    @Bean
    WorkerPool documentWorkers(ScanSettings settings) {
        WorkerSettings standard = WorkerSettings.standard();
        WorkerPool pool = WorkerPool.start(
                new WorkerSettings(
                        settings.workers(),
                        standard.documentsEach(),
                        standard.patience(),
                        settings.isolationRequired(),
                        standard.memory(),
                        standard.toolFolders()),
                Limits.standard());
        LOG.atInfo()
                .addKeyValue("means", pool.isolation().means())
                .addKeyValue("withoutNetwork", pool.isolation().network())
                .addKeyValue("withoutFiles", pool.isolation().files())
                .log("Documents are examined in a confined process");
        return pool;
    }

    @Bean
    ScannedPapers scanExaminer(ScanSettings settings, DocumentExaminer workers, LetterSettings letters) {
        Optional<MalwareScanner> scanner = Optional.ofNullable(settings.clamdHost())
                .map(host -> new Clamd(new InetSocketAddress(host, settings.clamdPort()), settings.clamdPatience()));
        Optional<OcrReader> reader = settings.read()
                ? Optional.of(
                        new OcrReader(OcrLimits.standard().with(settings.readPageWithin(), settings.readPixels())))
                : Optional.empty();
        reader.flatMap(OcrReader::lack)
                .ifPresent(lack -> LOG.atWarn()
                        .addKeyValue("lack", lack)
                        .log("Scans are not read; the post room looks at every page for a My Number"));
        return new ScannedPapers(
                workers,
                scanner,
                reader,
                settings.readDocumentWithin(),
                new OurPapers(letters.office().addressJa()));
    }
}
