//! The addresses that are listened on, and those that are printed.

use std::io::ErrorKind;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, TcpListener, UdpSocket};

use anyhow::{Context, bail};

use super::gate::in_address;
use super::token::Token;
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
    pub(crate) fn announcement(&self, token: &Token) -> String {
        let all = self.first.is_unspecified();
        let own = if all {
            IpAddr::from(Ipv4Addr::LOCALHOST)
        } else {
            self.first
        };
        let page = self.page(own, token);
        let others = match address_in_network().filter(|_| all) {
            Some(ip) => format!("Others in this network open {}\n", self.page(ip, token)),
            None if all => "Others in this network open it with this machine's address in place \
                            of 127.0.0.1\n"
                .to_owned(),
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

    fn announced(ip: IpAddr, token: &Token) -> String {
        let listening = Listening {
            listeners: Vec::new(),
            port: 8080,
            first: ip,
        };
        listening.announcement(token)
    }

    #[test]
    fn the_address_that_is_printed_carries_the_token() {
        let token = Token::random().unwrap();
        for (ip, host) in [
            (Ipv4Addr::LOCALHOST.into(), "127.0.0.1"),
            (Ipv6Addr::LOCALHOST.into(), "[::1]"),
            (Ipv4Addr::new(10, 0, 0, 7).into(), "10.0.0.7"),
        ] {
            let expected = format!(
                "Bytewise is at http://{host}:8080/#token={} · Ctrl-C stops it\n",
                token.reveal()
            );
            assert_eq!(announced(ip, &token), expected);
        }
    }

    #[test]
    fn who_listens_on_all_addresses_is_told_what_others_open() {
        let text = announced(Ipv4Addr::UNSPECIFIED.into(), &Token::random().unwrap());
        let (own, others) = text.split_once('\n').unwrap();
        assert!(own.starts_with("Bytewise is at http://127.0.0.1:8080/#token="));
        assert!(
            others.starts_with("Others in this network open "),
            "{others}"
        );
        assert!(!others.contains("0.0.0.0"), "{others}");
        assert!(!others.contains("http://127."), "{others}");
    }
}
