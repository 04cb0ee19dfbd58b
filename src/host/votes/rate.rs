//! The number of requests that an address may send.

use std::collections::HashMap;
use std::net::IpAddr;
use std::time::Instant;

/// The requests that an address may send at once.
const BURST: f64 = 2_000.0;

/// The requests that it may send in a second. A hall of 400 behind one router
/// asks 130 times a second.
const EACH_SECOND: f64 = 400.0;

/// The most addresses that are told apart before those that rest are forgotten.
const MOST: usize = 4_096;

/// What an address has left.
#[derive(Clone, Copy, Debug)]
struct Left {
    requests: f64,
    at: Instant,
}

impl Left {
    /// The same later.
    fn at(self, now: Instant) -> Self {
        let seconds = now.saturating_duration_since(self.at).as_secs_f64();
        Self {
            requests: (self.requests + seconds * EACH_SECOND).min(BURST),
            at: now,
        }
    }
}

/// What each address has left.
#[derive(Debug, Default)]
pub(super) struct Rates(HashMap<IpAddr, Left>);

impl Rates {
    /// Counts a request, and tells whether the address may send it.
    pub(super) fn admit(&mut self, from: IpAddr, now: Instant) -> bool {
        if self.0.len() >= MOST && !self.0.contains_key(&from) {
            self.0.retain(|_, left| left.at(now).requests < BURST);
            if self.0.len() >= MOST {
                return false;
            }
        }
        let full = Left {
            requests: BURST,
            at: now,
        };
        let left = self.0.entry(from).or_insert(full);
        *left = left.at(now);
        let admitted = left.requests >= 1.0;
        if admitted {
            left.requests -= 1.0;
        }
        admitted
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn an_address_that_asks_too_often_waits_and_others_do_not() {
        let (mut rates, now) = (Rates::default(), Instant::now());
        let [one, other] = [1, 2].map(|last| IpAddr::from([10, 0, 0, last]));
        let admitted = (0..5_000).filter(|_| rates.admit(one, now)).count();
        assert_eq!(admitted, 2_000);
        assert!(rates.admit(other, now));
        let later = now + Duration::from_secs(1);
        let admitted = (0..5_000).filter(|_| rates.admit(one, later)).count();
        assert_eq!(admitted, 400);
    }

    #[test]
    fn addresses_that_rest_are_forgotten() {
        let (mut rates, now) = (Rates::default(), Instant::now());
        let address = |number: u16| {
            let [high, low] = number.to_be_bytes();
            IpAddr::from([10, 0, high, low])
        };
        for number in 0..4_096 {
            assert!(rates.admit(address(number), now));
        }
        assert!(!rates.admit(address(5_000), now), "none of them rests yet");
        assert!(rates.admit(address(5_000), now + Duration::from_secs(1)));
        assert_eq!(rates.0.len(), 1);
    }
}
