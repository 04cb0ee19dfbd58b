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
use protocol::vote::{CODE, ROOM, VOTE};

use super::token::{Code, Token};

/// The secrets of a host.
#[derive(Debug)]
pub(crate) struct Keys {
    /// The token in the address that is printed for this machine. Who has it
    /// leads: the votes of a lecture are theirs.
    pub(crate) lead: Token,
    /// The token in the address that is printed for the others.
    pub(crate) class: Token,
    /// The code of the room, which lets a phone vote and no more.
    pub(crate) room: Code,
}

impl Keys {
    /// Draws new ones.
    pub(crate) fn random() -> anyhow::Result<Self> {
        Ok(Self {
            lead: Token::random()?,
            class: Token::random()?,
            room: Code::random()?,
        })
    }
}

/// The conditions on every request.
#[derive(Debug)]
pub(crate) struct Gate {
    port: u16,
    /// The name that was given to listen on, if it is one.
    name: Option<String>,
    keys: Keys,
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
    /// Its token is that of the class, which leads no lecture.
    Lead,
    /// It lacks the code of the room.
    Room,
}

impl Denied {
    /// The status that says so.
    pub(crate) fn status(self) -> StatusCode {
        match self {
            Self::Host => StatusCode::MISDIRECTED_REQUEST,
            Self::Origin | Self::Lead => StatusCode::FORBIDDEN,
            Self::Token | Self::Room => StatusCode::UNAUTHORIZED,
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
            Self::Lead => {
                "Votes are opened and shown by the person who started the host. Open the address that \
                 it printed first, on the line that tells how to stop it."
            }
            Self::Room => {
                "The host does not know this code: it may have been started anew. Open the address \
                 on the lecture's screen, with all that follows the #."
            }
        }
    }
}

impl Gate {
    /// A gate for what listens on that port.
    pub(crate) fn new(port: u16, name: Option<String>, keys: Keys) -> Self {
        Self { port, name, keys }
    }

    /// Gives the secrets that addresses carry behind their `#`.
    pub(crate) fn keys(&self) -> &Keys {
        &self.keys
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

    /// Checks that the request shows what its address in the API asks for.
    pub(crate) fn knows(&self, path: &str, headers: &HeaderMap) -> Result<(), Denied> {
        let shown = |name| match Shown::of(headers, &HeaderName::from_static(name)) {
            Shown::Once(secret) => Some(secret.as_bytes()),
            Shown::Never | Shown::Badly => None,
        };
        let Keys { lead, class, room } = &self.keys;
        let path = path.strip_prefix('/').unwrap_or(path);
        if path == VOTE {
            let known = shown(CODE).is_some_and(|code| room.is(code));
            return known.then_some(()).ok_or(Denied::Room);
        }
        match shown(TOKEN) {
            Some(token) if lead.is(token) => Ok(()),
            Some(token) if class.is(token) && path == ROOM => Err(Denied::Lead),
            Some(token) if class.is(token) => Ok(()),
            Some(_) | None => Err(Denied::Token),
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
        Gate::new(port, name.map(str::to_owned), Keys::random().unwrap())
    }

    #[test]
    fn each_address_asks_for_its_own_secret() {
        let gate = gate(8080, None);
        let knows = |path: &str, name: &'static str, secret: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(name, secret.parse().unwrap());
            gate.knows(path, &headers)
        };
        let Keys { lead, class, room } = gate.keys();
        let [lead, class, code] = [lead.reveal(), class.reveal(), room.shown()];
        for (path, of_lead, of_class, of_room) in [
            ("/api/host", Ok(()), Ok(()), Err(Denied::Token)),
            ("/api/compile", Ok(()), Ok(()), Err(Denied::Token)),
            ("/api/room", Ok(()), Err(Denied::Lead), Err(Denied::Token)),
            ("/api/vote", Err(Denied::Room), Err(Denied::Room), Ok(())),
            ("/api/votes", Ok(()), Ok(()), Err(Denied::Token)),
        ] {
            assert_eq!(knows(path, TOKEN, lead), of_lead, "{path}");
            assert_eq!(knows(path, TOKEN, class), of_class, "{path}");
            assert_eq!(knows(path, CODE, code), of_room, "{path}");
            // One secret is none of the others.
            assert!(knows(path, TOKEN, code).is_err(), "{path}");
            assert!(knows(path, CODE, class).is_err(), "{path}");
            assert!(gate.knows(path, &HeaderMap::new()).is_err(), "{path}");
        }
        assert_ne!(lead, class);
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
