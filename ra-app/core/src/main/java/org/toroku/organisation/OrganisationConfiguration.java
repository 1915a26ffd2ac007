package org.toroku.organisation;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Binds the settings of organisations. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OrganisationSettings.class)
class OrganisationConfiguration {}
