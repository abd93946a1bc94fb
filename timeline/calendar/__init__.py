"""Which days a chamber sat, by the user's own sitting calendar; and what is known of a day or a longer period.

CSV ──reading──▶ lines ──importing──▶ calendar_day ─┐
                                   stored sittings ─┴─coverage──▶ sat | partial | no-transcript | recess | unknown
"""
