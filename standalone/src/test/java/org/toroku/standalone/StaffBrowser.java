package org.toroku.standalone;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Goes from Toroku to the provider and back as a browser does, and remembers every address on the way. */
final class StaffBrowser {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    final List<URI> way = new ArrayList<>();
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String url;

    StaffBrowser(String url) {
        this.url = url;
    }

    HttpResponse<String> get(URI address, String... headers) {
        way.add(address);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).header("Accept", "text/html").header("Accept-Language", "ja");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    HttpResponse<String> get(String path, String... headers) {
        return get(URI.create(url + path), headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static URI next(HttpResponse<String> answer) {
        String location = answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(answer.toString() + answer.body()));
        return answer.uri().resolve(location);
    }

    /** Up to the address with the code, which is not opened. */
    URI codeFor(String subject) {
        return codeFor(subject, "/oauth2/authorization/staff");
    }

    URI codeFor(String subject, String begin) {
        URI provider = next(get(begin));
        HttpResponse<String> answer = get(provider);
        URI login = next(answer);
        if (login.getPath().equals("/login")) {
            Matcher csrf = CSRF.matcher(get(login).body());
            if (!csrf.find()) {
                throw new AssertionError("no form");
            }
            String form = "username=" + encoded(subject) + "&password=" + encoded(OtherProvider.PASSWORD) + "&_csrf="
                    + encoded(csrf.group(1));
            answer = send(HttpRequest.newBuilder(login)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form)));
            answer = get(next(answer));
        }
        return next(answer);
    }

    /** Where Toroku leads whoever comes back with the code. */
    String signIn(String subject) {
        return next(get(codeFor(subject))).toString();
    }

    /** So that somebody else signs in there. */
    void forgetProvider() {
        List.copyOf(cookies.getCookieStore().getCookies()).stream()
                .filter(cookie -> cookie.getDomain().startsWith("localhost"))
                .forEach(cookie -> cookies.getCookieStore().remove(null, cookie));
    }

    boolean isIn() {
        return get("/staff").statusCode() == 200;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
