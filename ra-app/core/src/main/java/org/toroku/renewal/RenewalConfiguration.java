package org.toroku.renewal;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Binds the settings of renewals. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RenewalSettings.class)
class RenewalConfiguration {}
