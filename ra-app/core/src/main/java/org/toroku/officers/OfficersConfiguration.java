package org.toroku.officers;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Binds the settings of this package. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AutomationSettings.class, OfficerSettings.class})
class OfficersConfiguration {}
