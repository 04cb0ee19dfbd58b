//! The gate: what a request must show before anything else looks at it.
//!
//! Each check sees what another does not. A name that was rebound to this
//! machine shows in `Host` alone; a foreign page that sends to the right
//! address shows in `Origin` and `Sec-Fetch-Site` alone; and what is no
//! browser, such as another person's program on this machine, lacks the token.

use std::net::IpAddr;

use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, Method, StatusCode, header};
use protocol::compile::TOKEN;

use super::token::Token;

/// The conditions on every request.
#[derive(Debug)]
pub(crate) struct Gate {
    port: u16,
    /// The name that was given to listen on, if it is one.
    name: Option<String>,
    token: Token,
}

/// The reason for which a request is not let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Denied {
    /// It is not addressed to this host.
    Host,
    /// A page of another origin sent it.
    Origin,
    /// It lacks the token.
    Token,
}

impl Denied {
    /// The status that says so.
    pub(crate) fn status(self) -> StatusCode {
        match self {
            Self::Host => StatusCode::MISDIRECTED_REQUEST,
            Self::Origin => StatusCode::FORBIDDEN,
            Self::Token => StatusCode::UNAUTHORIZED,
        }
    }

    /// Says what happened and what to do.
    pub(crate) fn message(self) -> &'static str {
        match self {
            Self::Host => {
                "This host does not go by the name that it was asked under. Open the address that \
                 it printed when it started."
            }
            Self::Origin => {
                "Another page asked for this. Only the host's own page may. Open the address that \
                 the host printed when it started."
            }
            Self::Token => {
                "The host does not know this page: it may have been started anew. Open the \
                 address that it printed, with all that follows the #."
            }
        }
    }
}

impl Gate {
    /// A gate for what listens on that port.
    pub(crate) fn new(port: u16, name: Option<String>, token: Token) -> Self {
        Self { port, name, token }
    }

    /// Gives the token that the page's address carries behind its `#`.
    pub(crate) fn token(&self) -> &Token {
        &self.token
    }

    /// Checks that the request is addressed to this host, at the address that
    /// the connection reached, and comes from no foreign page.
    pub(crate) fn admit(&self, request: &Parts, reached: IpAddr) -> Result<(), Denied> {
        // A target with a host of its own is for proxies.
        if request.uri.authority().is_some() {
            return Err(Denied::Host);
        }
        let host = Shown::of(&request.headers, &header::HOST);
        let Shown::Once(host) = host else {
            return Err(Denied::Host);
        };
        if !self.goes_by(host, reached) {
            return Err(Denied::Host);
        }
        match Shown::of(&request.headers, &header::ORIGIN) {
            Shown::Never => {}
            Shown::Once(origin) if is_origin(origin, host) => {}
            _ => return Err(Denied::Origin),
        }
        let site = HeaderName::from_static("sec-fetch-site");
        match Shown::of(&request.headers, &site) {
            // Not every client is a browser, and not every browser sends it.
            Shown::Never | Shown::Once("same-origin" | "none") => Ok(()),
            Shown::Once("same-site" | "cross-site") if follows_a_link(request) => Ok(()),
            _ => Err(Denied::Origin),
        }
    }

    /// Checks that the request shows the token.
    pub(crate) fn knows(&self, headers: &HeaderMap) -> Result<(), Denied> {
        match Shown::of(headers, &HeaderName::from_static(TOKEN)) {
            Shown::Once(token) if self.token.is(token.as_bytes()) => Ok(()),
            _ => Err(Denied::Token),
        }
    }

    /// Tells whether a `Host` names this host. Addresses cannot be rebound; of
    /// names, only those that belong to this machine are known.
    fn goes_by(&self, host: &str, reached: IpAddr) -> bool {
        let name = match host.strip_suffix(&format!(":{}", self.port)) {
            Some(name) => name,
            None if self.port == 80 => host,
            None => return false,
        };
        let is = |known: &str| name.eq_ignore_ascii_case(known);
        ["127.0.0.1", "[::1]", "localhost"].into_iter().any(is)
            || is(&in_address(reached))
            || self.name.as_deref().is_some_and(is)
    }
}

/// A header that may be sent once.
#[derive(Debug, PartialEq, Eq)]
enum Shown<'a> {
    Never,
    Once(&'a str),
    /// Several times, or with bytes that are no text.
    Badly,
}

impl<'a> Shown<'a> {
    fn of(headers: &'a HeaderMap, name: &HeaderName) -> Self {
        let mut values = headers.get_all(name).iter();
        match (values.next(), values.next()) {
            (None, _) => Self::Never,
            (Some(value), None) => value.to_str().map_or(Self::Badly, Self::Once),
            (Some(_), Some(_)) => Self::Badly,
        }
    }
}

fn is_origin(origin: &str, host: &str) -> bool {
    origin
        .strip_prefix("http://")
        .is_some_and(|origin| origin.eq_ignore_ascii_case(host))
}

/// Tells whether a person came from another site's page. The answer is then a
/// page of its own, which the other cannot read; a frame would be none.
fn follows_a_link(request: &Parts) -> bool {
    let shown = |name| Shown::of(&request.headers, &HeaderName::from_static(name));
    let reads = request.method == Method::GET || request.method == Method::HEAD;
    // The service worker asks for the page on, and has no destination.
    reads
        && shown("sec-fetch-mode") == Shown::Once("navigate")
        && matches!(shown("sec-fetch-dest"), Shown::Once("document" | "empty"))
}

/// An IP address as it stands in a URL.
pub(crate) fn in_address(ip: IpAddr) -> String {
    match ip {
        IpAddr::V4(ip) => ip.to_string(),
        IpAddr::V6(ip) => format!("[{ip}]"),
    }
}

#[cfg(test)]
mod tests {
    use axum::http::Request;

    use super::*;

    fn admitted(gate: &Gate, reached: &str, headers: &[(&str, &str)]) -> Result<(), Denied> {
        let mut request = Request::builder().uri("/");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let (parts, ()) = request.body(()).unwrap().into_parts();
        gate.admit(&parts, reached.parse().unwrap())
    }

    fn gate(port: u16, name: Option<&str>) -> Gate {
        Gate::new(port, name.map(str::to_owned), Token::random().unwrap())
    }

    #[test]
    fn a_host_goes_by_the_address_that_was_reached() {
        let gate = gate(8080, None);
        let asked = |host| admitted(&gate, "192.168.1.7", &[("host", host)]);
        assert_eq!(asked("192.168.1.7:8080"), Ok(()));
        assert_eq!(asked("localhost:8080"), Ok(()));
        for host in ["192.168.1.8:8080", "192.168.1.7", "laptop.local:8080"] {
            assert_eq!(asked(host), Err(Denied::Host), "{host}");
        }
        let asked = |host| admitted(&gate, "fe80::7", &[("host", host)]);
        assert_eq!(asked("[fe80::7]:8080"), Ok(()));
        assert_eq!(asked("fe80::7:8080"), Err(Denied::Host));
    }

    #[test]
    fn a_host_goes_by_the_name_that_it_was_given() {
        let gate = gate(8080, Some("laptop.local"));
        let asked = |host| admitted(&gate, "192.168.1.7", &[("host", host)]);
        assert_eq!(asked("Laptop.local:8080"), Ok(()));
        assert_eq!(asked("evil.laptop.local:8080"), Err(Denied::Host));
    }

    #[test]
    fn the_usual_port_is_not_named() {
        let gate = gate(80, None);
        assert_eq!(
            admitted(
                &gate,
                "127.0.0.1",
                &[("host", "localhost"), ("origin", "http://localhost")]
            ),
            Ok(())
        );
    }
}
