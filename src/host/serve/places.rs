//! The number of connections that may be open at once, in all and from one address.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

/// The most connections.
const ALL: usize = 256;

/// The connections that an address always gets, as long as there are any: more
/// than a browser opens.
const SURE: usize = 16;

/// Up to here an address gets more than that. A class behind one router, or on
/// one machine, has one address for thirty browsers of six connections each;
/// and nobody at one address can take the places that are left from there on.
const SHARED: usize = 192;

/// The places, and who has them.
#[derive(Debug, Default)]
pub(crate) struct Places {
    taken: Mutex<HashMap<IpAddr, usize>>,
}

/// A place that is taken until this is dropped.
#[derive(Debug)]
pub(crate) struct Place {
    places: Arc<Places>,
    address: IpAddr,
}

impl Places {
    /// Takes a place for a connection from that address, if it may have one.
    pub(crate) fn take(self: &Arc<Self>, address: IpAddr) -> Option<Place> {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let all: usize = taken.values().sum();
        let own = taken.get(&address).copied().unwrap_or(0);
        let most = if own < SURE { ALL } else { SHARED };
        if all >= most {
            return None;
        }
        taken.insert(address, own + 1);
        Some(Place {
            places: Arc::clone(self),
            address,
        })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut taken = self
            .places
            .taken
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some(own) = taken.get_mut(&self.address) {
            *own -= 1;
            if *own == 0 {
                taken.remove(&self.address);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(last: u8) -> IpAddr {
        IpAddr::from([10, 0, 0, last])
    }

    fn fill(places: &Arc<Places>, last: u8) -> Vec<Place> {
        std::iter::from_fn(|| places.take(address(last))).collect()
    }

    #[test]
    fn a_class_at_one_address_has_places() {
        let places = Arc::new(Places::default());
        let class = fill(&places, 1).len();
        assert_eq!(class, SHARED);
        assert!(class >= 30 * 6, "{class}");
    }

    #[test]
    fn one_address_leaves_places_to_others() {
        let places = Arc::new(Places::default());
        let flood = fill(&places, 1);
        let others: Vec<_> = (2..=5).map(|last| fill(&places, last)).collect();
        assert!(others.iter().all(|other| other.len() == SURE));
        assert_eq!(flood.len() + 4 * SURE, ALL);
        assert!(places.take(address(6)).is_none());
    }

    #[test]
    fn a_place_is_given_back() {
        let places = Arc::new(Places::default());
        let mut flood = fill(&places, 1);
        assert!(places.take(address(1)).is_none());
        flood.pop();
        assert!(places.take(address(1)).is_some());
        drop(flood);
        assert!(places.taken.lock().unwrap().is_empty());
    }
}
