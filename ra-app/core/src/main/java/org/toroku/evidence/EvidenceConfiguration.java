package org.toroku.evidence;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.toroku.audit.EvidenceFiles;

/** Chooses where blobs and the master key are kept. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DocumentSettings.class)
class EvidenceConfiguration {
    @Bean
    BlobStore blobStore(DocumentSettings settings) {
        return new FileBlobStore(settings.folder());
    }

    @Bean
    MasterKey masterKey(DocumentSettings settings) {
        return KeyFileMasterKey.open(settings.masterKeyFile(), settings.createMasterKey());
    }

    @Bean
    EvidenceFiles evidenceFiles(DocumentSettings settings) {
        return new BlobFiles(settings.folder());
    }
}
