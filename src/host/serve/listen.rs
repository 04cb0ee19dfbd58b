//! The addresses that are listened on, and those that are printed.

use std::io::ErrorKind;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, TcpListener, UdpSocket};

use anyhow::{Context, bail};

use protocol::vote::PAGE;

use super::gate::{Keys, in_address};
use super::token::{Code, Token};
use crate::args::ServeOptions;

/// The port when none is asked for.
const PORT: u16 = 8080;

/// The listeners, all on one port.
#[derive(Debug)]
pub(crate) struct Listening {
    pub(crate) listeners: Vec<TcpListener>,
    pub(crate) port: u16,
    first: IpAddr,
}

impl Listening {
    /// Listens where the options say; without any, on this machine's own
    /// addresses alone.
    pub(crate) fn start(options: &ServeOptions) -> anyhow::Result<Self> {
        let host = match &options.host {
            Some(host) => host,
            None if options.lan => "0.0.0.0",
            None => "127.0.0.1",
        };
        let listener = listen(host, options.port)?;
        let address = listener
            .local_addr()
            .context("the listener has no address")?;
        let mut listeners = vec![listener];
        if options.host.is_none() {
            // On some machines `localhost` is this address first. A machine
            // that does not have it uses the other one.
            listeners.extend(TcpListener::bind((Ipv6Addr::LOCALHOST, address.port())).ok());
        }
        Ok(Self {
            listeners,
            port: address.port(),
            first: address.ip(),
        })
    }

    /// Tells whether others in the network can reach it.
    pub(crate) fn is_open(&self) -> bool {
        !self.first.to_canonical().is_loopback()
    }

    /// Writes the lines to print: where the page is, for whom.
    pub(crate) fn announcement(&self, keys: &Keys) -> String {
        let reach = self.reach();
        let own = if self.first.is_unspecified() {
            IpAddr::from(Ipv4Addr::LOCALHOST)
        } else {
            self.first
        };
        let page = self.page(own, &keys.lead);
        let others = match reach.others() {
            Some(ip) => format!(
                "Others in this network open {}\nIn a lecture, phones vote at {}\n",
                self.page(ip, &keys.class),
                reach.vote(ip, &keys.room)
            ),
            None if self.is_open() => format!(
                "Others in this network open {}\nIn a lecture, phones vote at {}\n\
                 Both with this machine's address in place of 127.0.0.1\n",
                self.page(own, &keys.class),
                reach.vote(own, &keys.room)
            ),
            None => String::new(),
        };
        format!("Bytewise is at {page} · Ctrl-C stops it\n{others}")
    }

    fn page(&self, ip: IpAddr, token: &Token) -> String {
        format!(
            "http://{}:{}/#token={}",
            in_address(ip),
            self.port,
            token.reveal()
        )
    }

    /// The part of it that is asked for as long as it listens.
    pub(crate) fn reach(&self) -> Reach {
        Reach {
            port: self.port,
            first: self.first,
        }
    }
}

/// The machines that can reach the host.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reach {
    port: u16,
    first: IpAddr,
}

impl Reach {
    /// The address by which others reach this machine, if they can and it is
    /// known. A machine that changes its network has another one.
    fn others(self) -> Option<IpAddr> {
        let first = self.first.to_canonical();
        if first.is_loopback() {
            return None;
        }
        if first.is_unspecified() {
            return address_in_network();
        }
        Some(first)
    }

    /// The address of the page on which phones vote, and whether they can reach
    /// it. The screen that asks may have reached the host by an address that
    /// others can use too.
    pub(crate) fn phones(self, reached: IpAddr, code: &Code) -> (String, bool) {
        let is_open = !self.first.to_canonical().is_loopback();
        let reached = Some(reached).filter(|ip| is_open && !ip.is_loopback());
        let others = reached.or_else(|| self.others());
        let ip = others.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
        (self.vote(ip, code), others.is_some())
    }

    fn vote(self, ip: IpAddr, code: &Code) -> String {
        format!(
            "http://{}:{}/{PAGE}#{}",
            in_address(ip),
            self.port,
            code.shown()
        )
    }
}

/// Listens on the port asked for, or on the usual one, or on a free one.
fn listen(host: &str, port: Option<u16>) -> anyhow::Result<TcpListener> {
    let wanted = port.unwrap_or(PORT);
    let error = match TcpListener::bind((host, wanted)) {
        Ok(listener) => return Ok(listener),
        Err(error) => error,
    };
    if error.kind() != ErrorKind::AddrInUse {
        return Err(error).with_context(|| {
            format!(
                "cannot listen on {host}, port {wanted}; give an address of this machine with \
                 --host and a port from 1024 with --port"
            )
        });
    }
    if let Some(port) = port {
        bail!(
            "port {port} is taken by another program; choose another one with --port, or leave \
             --port out for a free one"
        );
    }
    eprintln!("port {PORT} is taken by another program; taking a free one");
    TcpListener::bind((host, 0)).context("cannot listen on any port")
}

/// The address from which this machine would send to the world, or else to its
/// neighbours. Connecting such a socket sends nothing.
fn address_in_network() -> Option<IpAddr> {
    // An address kept for documentation, and the one of local names.
    let targets = [Ipv4Addr::new(192, 0, 2, 1), Ipv4Addr::new(224, 0, 0, 251)];
    targets.into_iter().find_map(|target| {
        let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
        socket.connect((target, 9)).ok()?;
        let ip = socket.local_addr().ok()?.ip();
        (!ip.is_loopback() && !ip.is_unspecified()).then_some(ip)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn announced(ip: IpAddr, keys: &Keys) -> String {
        let listening = Listening {
            listeners: Vec::new(),
            port: 8080,
            first: ip,
        };
        listening.announcement(keys)
    }

    #[test]
    fn the_address_that_is_printed_carries_the_token() {
        let keys = Keys::random().unwrap();
        for (ip, host) in [
            (Ipv4Addr::LOCALHOST.into(), "127.0.0.1"),
            (Ipv6Addr::LOCALHOST.into(), "[::1]"),
        ] {
            let expected = format!(
                "Bytewise is at http://{host}:8080/#token={} · Ctrl-C stops it\n",
                keys.lead.reveal()
            );
            assert_eq!(announced(ip, &keys), expected);
        }
    }

    #[test]
    fn others_are_told_an_address_that_leads_no_lecture_and_where_phones_vote() {
        let keys = Keys::random().unwrap();
        let text = announced(Ipv4Addr::new(10, 0, 0, 7).into(), &keys);
        let expected = format!(
            "Bytewise is at http://10.0.0.7:8080/#token={} · Ctrl-C stops it\n\
             Others in this network open http://10.0.0.7:8080/#token={}\n\
             In a lecture, phones vote at http://10.0.0.7:8080/vote/#{}\n",
            keys.lead.reveal(),
            keys.class.reveal(),
            keys.room.shown()
        );
        assert_eq!(text, expected);
    }

    #[test]
    fn who_listens_on_all_addresses_is_told_what_others_open() {
        let keys = Keys::random().unwrap();
        let text = announced(Ipv4Addr::UNSPECIFIED.into(), &keys);
        let (own, others) = text.split_once('\n').unwrap();
        assert!(own.starts_with("Bytewise is at http://127.0.0.1:8080/#token="));
        assert!(
            others.starts_with("Others in this network open "),
            "{others}"
        );
        assert!(!others.contains("0.0.0.0"), "{others}");
        let known = address_in_network().is_some();
        assert_eq!(others.contains("http://127."), !known, "{others}");
        assert!(!others.contains(keys.lead.reveal()), "{others}");
    }

    #[test]
    fn phones_are_sent_where_they_can_come() {
        let code = Code::random().unwrap();
        let phones = |first: [u8; 4], reached: [u8; 4]| {
            let reach = Reach {
                port: 8080,
                first: first.into(),
            };
            reach.phones(reached.into(), &code)
        };
        let at = |host: &str| format!("http://{host}:8080/vote/#{}", code.shown());
        let own = [127, 0, 0, 1];
        assert_eq!(phones(own, own), (at("127.0.0.1"), false));
        assert_eq!(phones([10, 0, 0, 7], [10, 0, 0, 7]), (at("10.0.0.7"), true));
        // The window's own address is one that works.
        assert_eq!(phones([0; 4], [10, 1, 0, 7]), (at("10.1.0.7"), true));
    }
}
