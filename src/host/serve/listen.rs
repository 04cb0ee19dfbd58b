//! The addresses that are listened on, and those that are printed.

use std::io::ErrorKind;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, TcpListener, UdpSocket};

use anyhow::{Context, bail};

use super::gate::in_address;
use super::token::Token;
use crate::args::ServeOptions;

/// The port when none is asked for.
const PORT: u16 = 8080;

/// What listens, all on one port.
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
            // Where `localhost` is this address first. Not every machine has
            // it, and the other one does.
            listeners.extend(TcpListener::bind((Ipv6Addr::LOCALHOST, address.port())).ok());
        }
        Ok(Self {
            listeners,
            port: address.port(),
            first: address.ip(),
        })
    }

    /// Whether others in the network can reach it.
    pub(crate) fn is_open(&self) -> bool {
        !self.first.to_canonical().is_loopback()
    }

    /// What to print: where the page is, for whom.
    pub(crate) fn announcement(&self, token: &Token) -> String {
        let all = self.first.is_unspecified();
        let own = if all {
            IpAddr::from(Ipv4Addr::LOCALHOST)
        } else {
            self.first
        };
        let mut text = format!(
            "Bytewise is at {} · Ctrl-C stops it\n",
            self.page(own, token)
        );
        if all {
            text.push_str(&match address_in_network() {
                Some(ip) => format!("Others in this network open {}\n", self.page(ip, token)),
                None => "Others in this network open the same with this machine's own address in \
                         place of 127.0.0.1\n"
                    .to_owned(),
            });
        }
        text
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
