//! The promises of the track “Drills”.

use super::run;

mod sum_of_squares {
    use super::run;

    fn peak(variant: &str, n: u64) -> u64 {
        run("sum-of-squares", variant, &[("n", n)]).usage.peak
    }

    #[test]
    fn a_list_that_grows_has_room_for_a_power_of_two() {
        for n in [5_u64, 1_023, 1_000_000, 1_048_576, 1_048_577] {
            let room = n.next_power_of_two();
            assert_eq!(peak("naive", n), 8 * room, "{n}");
            // All blocks together: 4 + 8 + … + the last.
            let total = run("sum-of-squares", "naive", &[("n", n)]).usage.total;
            assert_eq!(total, 8 * (2 * room - 4), "{n}");
        }
    }

    #[test]
    fn a_list_that_knows_its_length_holds_8_bytes_a_number() {
        for n in [1, 1_023, 1_000_000] {
            assert_eq!(peak("sized", n), 8 * n);
        }
    }

    #[test]
    fn the_iterator_and_the_formula_allocate_nothing() {
        for variant in ["optimized", "formula"] {
            let report = run("sum-of-squares", variant, &[]);
            assert_eq!(report.usage, protocol::Usage::default(), "{variant}");
        }
    }
}

mod five_field_record {
    use super::run;
    use protocol::FindingTable;

    #[test]
    fn what_one_record_takes_adds_up_to_the_peak() {
        for variant in ["naive", "declared", "optimized"] {
            for records in [1, 1_023] {
                let report = run("five-field-record", variant, &[("records", records)]);
                let FindingTable::Numbers(table) = &report.findings[0].table else {
                    panic!("{variant} shows no numbers: {:?}", report.findings);
                };
                let all = table.rows[1].cells[2].expect("the last cell is the sum");
                assert_eq!(all.unsigned_abs(), report.usage.peak, "{variant}");
            }
        }
    }

    #[test]
    fn a_map_takes_176_bytes_and_a_struct_24_or_32_as_declared() {
        for (variant, bytes) in [("naive", 176), ("declared", 32), ("optimized", 24)] {
            let report = run("five-field-record", variant, &[("records", 1_023)]);
            assert_eq!(report.usage.peak, bytes * 1_023, "{variant}");
        }
    }

    #[test]
    fn the_map_takes_over_seven_times_the_struct() {
        let peak = |variant| run("five-field-record", variant, &[]).usage.peak;
        assert!(peak("naive") > 7 * peak("optimized"));
    }
}
