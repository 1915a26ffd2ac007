package org.toroku.assignment;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Binds the settings of assignment. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AssignmentSettings.class)
class AssignmentConfiguration {}
