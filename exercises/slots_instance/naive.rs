//! An object keeps its attributes in a map, which takes one more at any time.

use std::collections::HashMap;

use super::{Answer, Case, Claim, Sizes};

type Object = HashMap<&'static str, f64>;

fn object(i: u32) -> Object {
    HashMap::from([("x", f64::from(i)), ("y", 1.0), ("z", 2.0)])
}

pub fn solve(case: &Case) -> Answer {
    let (mut objects, made) = meter::measure(|| {
        (0..case.objects).map(object).collect::<Vec<Object>>()
    });
    let claimed = size_of_val(&objects[0]);
    let ((), added) = meter::measure(|| {
        for object in &mut objects {
            object.insert("w", 4.0);
        }
    });
    let claimed_later = size_of_val(&objects[0]);

    let mut sum = 0.0;
    for object in &objects {
        sum += object["x"] + object["y"] + object["z"];
    }

    let count = i64::from(case.objects);
    let made_bytes = made.live / count;
    let extended_bytes = (made.live + added.live) / count;
    let made = Claim {
        of: "a map of x, y and z",
        claimed: Some(claimed),
        allocated: made_bytes,
    };
    let extended = Claim {
        of: "the same map with w added",
        claimed: Some(claimed_later),
        allocated: extended_bytes,
    };
    let claims = Sizes { made, extended: Some(extended) };
    Answer { value: sum, found: claims }
}
