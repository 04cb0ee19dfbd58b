//! Keeps what each learner, and each address, cost of late.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use super::Learner;

/// The time in which half of a cost is forgotten.
const HALF_LIFE: Duration = Duration::from_mins(1);

/// The time for which a learner counts as present after a job.
const PRESENT: Duration = Duration::from_hours(1);

/// The most accounts of either kind. Beyond, the one that was used the longest
/// ago is closed.
const MOST: usize = 4096;

/// The cost that a learner without an account is taken to have, in seconds. Who
/// names another tab each time has it each time.
const NEWCOMER: f64 = 2.0;

/// The costs, in seconds of a place.
#[derive(Debug, Default)]
pub(super) struct Accounts {
    addresses: HashMap<String, Account>,
    learners: HashMap<Learner, Account>,
}

#[derive(Clone, Copy, Debug)]
struct Account {
    seconds: f64,
    at: Instant,
}

impl Account {
    fn now(self, now: Instant) -> f64 {
        let passed = now.saturating_duration_since(self.at);
        self.seconds * (-passed.div_duration_f64(HALF_LIFE)).exp2()
    }
}

impl Accounts {
    /// Gives what all behind an address cost.
    pub(super) fn of_address(&self, address: &str, now: Instant) -> f64 {
        let account = self.addresses.get(address);
        account.map_or(0.0, |account| account.now(now))
    }

    /// Gives what a learner cost.
    pub(super) fn of(&self, learner: &Learner, now: Instant) -> f64 {
        let account = self.learners.get(learner);
        account.map_or(NEWCOMER, |account| account.now(now))
    }

    /// Counts the learners of each address who were there of late and are known
    /// to cost less than one who is not known: an address stands for so many.
    pub(super) fn known(&self, now: Instant) -> HashMap<&str, u32> {
        let mut known = HashMap::new();
        for (learner, account) in &self.learners {
            let passed = now.saturating_duration_since(account.at);
            if passed < PRESENT && account.now(now) < NEWCOMER {
                *known.entry(learner.address.as_str()).or_default() += 1;
            }
        }
        known
    }

    /// Adds the time for which a learner had a place.
    pub(super) fn charge(&mut self, learner: &Learner, time: Duration, now: Instant) {
        add(&mut self.addresses, learner.address.clone(), time, now);
        add(&mut self.learners, learner.clone(), time, now);
    }
}

fn add<K: Clone + Eq + std::hash::Hash>(
    accounts: &mut HashMap<K, Account>,
    key: K,
    time: Duration,
    now: Instant,
) {
    let before = accounts.get(&key).map_or(0.0, |account| account.now(now));
    let seconds = before + time.as_secs_f64();
    accounts.insert(key, Account { seconds, at: now });
    if accounts.len() > MOST {
        let oldest = accounts.iter().min_by_key(|(_, account)| account.at);
        if let Some(oldest) = oldest.map(|(key, _)| key.clone()) {
            accounts.remove(&oldest);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cost_is_forgotten_by_halves() {
        let mut accounts = Accounts::default();
        let start = Instant::now();
        let tab = Learner::at("a").in_tab("1");
        accounts.charge(&tab, Duration::from_secs(8), start);
        let later = start + 2 * HALF_LIFE;
        assert!((accounts.of(&tab, later) - 2.0).abs() < 1e-9);
        accounts.charge(&tab, Duration::from_secs(1), later);
        assert!((accounts.of(&tab, later) - 3.0).abs() < 1e-9);
        assert!((accounts.of_address("a", later) - 3.0).abs() < 1e-9);
    }

    #[test]
    fn who_costs_little_goes_before_one_who_is_not_known() {
        let mut accounts = Accounts::default();
        let now = Instant::now();
        let known = Learner::at("a").in_tab("1");
        accounts.charge(&known, Duration::from_millis(400), now);
        let new = Learner::at("a").in_tab("2");
        assert!(accounts.of(&known, now) < accounts.of(&new, now));
        accounts.charge(&known, Duration::from_secs(3), now);
        assert!(accounts.of(&known, now) > accounts.of(&new, now));
    }

    #[test]
    fn an_address_stands_for_those_who_were_there_of_late() {
        let mut accounts = Accounts::default();
        let now = Instant::now();
        for (tab, seconds) in [("1", 1), ("2", 1), ("3", 9)] {
            let learner = Learner::at("a").in_tab(tab);
            accounts.charge(&learner, Duration::from_secs(seconds), now);
        }
        assert_eq!(accounts.known(now).get("a"), Some(&2));
        assert_eq!(accounts.known(now + PRESENT).get("a"), None);
    }

    #[test]
    fn there_are_not_more_and_more_of_them() {
        let mut accounts = Accounts::default();
        let start = Instant::now();
        for number in 0..=MOST as u64 {
            let learner = Learner::at("a").in_tab(&number.to_string());
            let now = start + Duration::from_millis(number);
            accounts.charge(&learner, Duration::from_secs(1), now);
        }
        assert_eq!(accounts.learners.len(), MOST);
        let first = Learner::at("a").in_tab("0");
        assert!(!accounts.learners.contains_key(&first));
    }
}
