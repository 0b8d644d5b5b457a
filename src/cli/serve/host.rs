//! Where the preview answers, and what a browser calls it: this computer alone, or an address of its network.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, UdpSocket};

/// The port that a browser leaves out (RFC 9110, section 4.2.1).
const PORT: u16 = 80;

/// Where the preview answers.
#[derive(Clone, Copy, Debug)]
pub struct Host {
    /// An address of this computer, or the one that stands for all of them.
    pub address: IpAddr,
    /// The port that it got.
    pub port: u16,
}

impl Host {
    /// The address of the site in a browser of this computer.
    pub fn url(&self) -> String {
        let here = match self.address {
            IpAddr::V4(address) if address.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
            IpAddr::V6(address) if address.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
            address => address,
        };
        url(here, self.port)
    }

    /// That others can read the site, where they can, and at which address.
    pub fn warning(&self) -> Option<String> {
        if self.address.is_loopback() {
            return None;
        }
        let outside = if self.address.is_unspecified() { outside(self.address) } else { Some(self.address) };
        let at = outside.map_or_else(String::new, |address| format!(" at {}", url(address, self.port)));
        Some(format!(
            "Warning: everybody on your network can read this preview{at}, with what is not published yet, until you stop \
                it."
        ))
    }

    /// Whether the header Host of a request names it. A name that anybody can give their own server is never one of its
    /// names, so where it answers at all addresses, it is called by one of them.
    pub fn is_named_by(&self, named: &str) -> bool {
        let is_local = self.address.is_loopback() || self.address.is_unspecified();
        let (name, port) = match named.rsplit_once(':') {
            Some((name, port)) if !port.ends_with(']') => (name, port.parse().unwrap_or(0)),
            _ => (named, PORT),
        };
        if port != self.port {
            return false;
        }
        if name == "localhost" {
            return is_local;
        }
        let address = match name.strip_prefix('[').and_then(|name| name.strip_suffix(']')) {
            Some(name) => name.parse().map(IpAddr::V6).ok(),
            None => name.parse().map(IpAddr::V4).ok(),
        };
        address.is_some_and(|address| address == self.address || self.address.is_unspecified())
    }
}

/// An address as a browser shows it.
fn url(address: IpAddr, port: u16) -> String {
    format!("http://{}/", SocketAddr::new(address, port))
}

/// The address by which others find this computer: the one that it would send from. Nothing is sent.
fn outside(unspecified: IpAddr) -> Option<IpAddr> {
    // Addresses that documents use and nobody has (RFC 5737, RFC 3849).
    let elsewhere = match unspecified {
        IpAddr::V4(_) => IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1)),
        IpAddr::V6(_) => IpAddr::V6(Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 1)),
    };
    let socket = UdpSocket::bind((unspecified, 0)).ok()?;
    socket.connect((elsewhere, 9)).ok()?;
    Some(socket.local_addr().ok()?.ip()).filter(|address| !address.is_unspecified())
}

#[cfg(test)]
mod tests {
    use super::Host;

    fn host(address: &str, port: u16) -> Host {
        Host { address: address.parse().expect("an address"), port }
    }

    #[test]
    fn a_preview_of_this_computer_is_called_by_its_own_names_alone() {
        let host = host("127.0.0.1", 8000);
        for own in ["127.0.0.1:8000", "localhost:8000"] {
            assert!(host.is_named_by(own), "{own}");
        }
        for other in
            ["", "127.0.0.1", "localhost", "127.0.0.1:8001", "evil.example:8000", "192.0.2.7:8000", "localhost:8000:x"]
        {
            assert!(!host.is_named_by(other), "{other}");
        }
        assert!(host.warning().is_none());
        assert_eq!(host.url(), "http://127.0.0.1:8000/");
    }

    #[test]
    fn a_preview_of_the_network_is_called_by_its_address_and_by_no_name() {
        let one = host("192.0.2.7", 8000);
        assert!(one.is_named_by("192.0.2.7:8000"));
        for other in ["192.0.2.8:8000", "localhost:8000", "desk.example:8000", "192.0.2.7"] {
            assert!(!one.is_named_by(other), "{other}");
        }
        assert!(one.warning().is_some_and(|warning| warning.contains("http://192.0.2.7:8000/")));
        let all = host("0.0.0.0", 80);
        for own in ["192.0.2.7", "192.0.2.7:80", "127.0.0.1", "localhost", "[2001:db8::1]"] {
            assert!(all.is_named_by(own), "{own}");
        }
        assert!(!all.is_named_by("desk.example") && all.warning().is_some());
        assert_eq!(all.url(), "http://127.0.0.1:80/");
        let six = host("::1", 8000);
        assert!(six.is_named_by("[::1]:8000") && six.is_named_by("localhost:8000") && !six.is_named_by("[::2]:8000"));
        assert_eq!(six.url(), "http://[::1]:8000/");
    }
}
