package org.toroku.boot;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationSuccessHandler;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.UriComponentsBuilder;

/** The authorization code flow of OpenID Connect, with PKCE; what its tokens are good for elsewhere is thrown away at once. */
final class ProviderSignIn {
    private static final Logger LOG = LoggerFactory.getLogger(ProviderSignIn.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ProviderRegistration provider;
    private final StaffOfProvider staff;
    private final StaffProperties.Oidc settings;

    ProviderSignIn(ProviderRegistration provider, StaffOfProvider staff, StaffProperties.Oidc settings) {
        this.provider = provider;
        this.staff = staff;
        this.settings = settings;
    }

    void applyTo(HttpSecurity http) {
        var requests = new DefaultOAuth2AuthorizationRequestResolver(
                provider, OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI);
        requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce()
                .andThen(request -> {
                    if (!settings.acr().isEmpty()) {
                        request.additionalParameters(more -> more.put("acr_values", String.join(" ", settings.acr())));
                    }
                }));
        http.oauth2Login(login -> login.loginPage("/login")
                .clientRegistrationRepository(provider)
                .authorizedClientRepository(new NothingKept())
                .authorizationEndpoint(way -> way.authorizationRequestResolver(new AskedAgain(requests)))
                .tokenEndpoint(tokens -> tokens.accessTokenResponseClient(tokens()))
                .userInfoEndpoint(users -> users.oidcUserService(staff))
                .successHandler(new SimpleUrlAuthenticationSuccessHandler("/login"))
                .failureHandler(ProviderSignIn::refused));
        http.addFilterBefore(new ProviderDoor(provider), OAuth2AuthorizationRequestRedirectFilter.class);
    }

    /** Whoever shows again who they are is asked by the provider although it knows them. */
    private record AskedAgain(OAuth2AuthorizationRequestResolver requests)
            implements OAuth2AuthorizationRequestResolver {
        @Override
        public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
            return again(request, requests.resolve(request));
        }

        @Override
        public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registration) {
            return again(request, requests.resolve(request, registration));
        }

        private static @Nullable OAuth2AuthorizationRequest again(
                HttpServletRequest request, @Nullable OAuth2AuthorizationRequest asked) {
            return asked == null || request.getParameter("again") == null
                    ? asked
                    : OAuth2AuthorizationRequest.from(asked)
                            .additionalParameters(more -> more.putAll(Map.of("prompt", "login", "max_age", "0")))
                            .build();
        }
    }

    private static RestClientAuthorizationCodeTokenResponseClient tokens() {
        var requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
        requests.setReadTimeout(PATIENCE);
        var client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(RestClient.builder()
                .requestFactory(requests)
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return client;
    }

    /** Only codes are told on and written down: what the library says in words may quote a token. */
    private static void refused(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        String code = why instanceof OAuth2AuthenticationException known
                ? known.getError().getErrorCode()
                : "not-judged";
        boolean ours = StaffOfProvider.REASONS.contains(code);
        boolean token = code.equals("invalid_id_token") || code.equals("invalid_token") || code.equals("invalid_nonce");
        (token ? LOG.atWarn().addKeyValue("alarm", "id-token-refused") : LOG.atInfo())
                .addKeyValue("reason", code.matches("[a-z_-]{1,60}") ? code : "other")
                .log("A sign-in at the identity provider was refused here");
        response.sendRedirect(request.getContextPath() + "/login?sso=" + (ours ? code : "failed"));
    }

    /**
     * Where the provider's own session is ended. Without the token as a hint, which would stand in an address: a provider asks the
     * officer, or knows the session by its cookie.
     */
    Optional<String> end(HttpServletRequest request) {
        ClientRegistration known = provider.isThere() ? provider.findByRegistrationId(ProviderRegistration.ID) : null;
        if (known == null) {
            return Optional.empty();
        }
        Object end = known.getProviderDetails().getConfigurationMetadata().get("end_session_endpoint");
        return end == null
                ? Optional.empty()
                : Optional.of(UriComponentsBuilder.fromUriString(end.toString())
                        .queryParam("client_id", known.getClientId())
                        .queryParam("post_logout_redirect_uri", home(request))
                        .encode()
                        .toUriString());
    }

    private static String home(HttpServletRequest request) {
        String own = request.getRequestURL().toString();
        return own.substring(0, own.length() - request.getRequestURI().length()) + request.getContextPath() + "/login";
    }

    /** Nothing is asked of the provider's other services, so that its access tokens are kept nowhere. */
    private static final class NothingKept implements OAuth2AuthorizedClientRepository {
        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals") // the library's
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
                String registration, Authentication principal, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {}

        @Override
        public void removeAuthorizedClient(
                String registration,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {}
    }
}
