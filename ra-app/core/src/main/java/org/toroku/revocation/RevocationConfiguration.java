package org.toroku.revocation;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Binds the settings of revocations on request. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RevocationSettings.class)
class RevocationConfiguration {}
