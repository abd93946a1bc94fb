"""The published sources over HTTP → whole files in the download folder: the only code that uses the network.

listing or overview ──▶ targets ──▶ download (a few at a time, spaced, retried, resumed) ──▶ files ──▶ documents

    FOLDER/publicwhip/debates/debates2024-11-25e.xml     whole files only, as published
    FOLDER/official/2024-11-25/commons/EXTID.json
    FOLDER/.fetched/…                                    validators, files not yet whole, the lock
"""
