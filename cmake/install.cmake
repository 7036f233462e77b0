# What is put on a machine beside the programs. A COMPONENT is the Debian package that a file goes into (packaging/debian):
# common, kiosk, gateway or tools. A file without one would be in no package; tests/packaging/debian_test.py finds it.
set(TRAMSO_UNIT_FOLDER lib/systemd/system CACHE STRING "Where systemd's units go, below the prefix or absolute")
set(packaging ${CMAKE_SOURCE_DIR}/packaging)

install(FILES ${packaging}/kiosk/tramso-kiosk.service ${packaging}/kiosk/tramso-uplink.service
        DESTINATION ${TRAMSO_UNIT_FOLDER} COMPONENT kiosk)
install(FILES ${packaging}/kiosk/tramso.sysusers DESTINATION lib/sysusers.d RENAME tramso.conf COMPONENT kiosk)
install(FILES ${packaging}/kiosk/tramso.tmpfiles DESTINATION lib/tmpfiles.d RENAME tramso.conf COMPONENT kiosk)
install(FILES ${packaging}/kiosk/70-tramso.rules DESTINATION lib/udev/rules.d COMPONENT kiosk)
# The firewall of a machine is its administrator's: what would close it is given to be copied, not put to use.
install(FILES ${packaging}/kiosk/nftables.conf DESTINATION share/doc/tramso-kiosk/examples COMPONENT kiosk)
install(FILES ${packaging}/kiosk/README.md DESTINATION share/doc/tramso-kiosk COMPONENT kiosk)
install(FILES ${packaging}/man/tramso-kiosk.8 ${packaging}/man/tramso-uplink.8 DESTINATION share/man/man8 COMPONENT kiosk)

install(FILES ${packaging}/gateway/tramso-gateway.service ${packaging}/gateway/tramso-gateway-months.service
              ${packaging}/gateway/tramso-gateway-months.timer
        DESTINATION ${TRAMSO_UNIT_FOLDER} COMPONENT gateway)
install(FILES ${packaging}/gateway/tramso-gateway.sysusers DESTINATION lib/sysusers.d RENAME tramso-gateway.conf COMPONENT gateway)
install(FILES ${packaging}/gateway/tramso-gateway.tmpfiles DESTINATION lib/tmpfiles.d RENAME tramso-gateway.conf COMPONENT gateway)
install(FILES ${packaging}/gateway/schema.sql DESTINATION share/tramso/gateway COMPONENT gateway)
install(PROGRAMS ${packaging}/gateway/vault DESTINATION share/tramso/gateway COMPONENT gateway)
install(FILES ${packaging}/gateway/nginx.conf DESTINATION share/doc/tramso-gateway/examples COMPONENT gateway)
install(FILES ${packaging}/gateway/README.md DESTINATION share/doc/tramso-gateway COMPONENT gateway)
install(FILES ${packaging}/man/tramso-gateway.8 DESTINATION share/man/man8 COMPONENT gateway)

install(FILES ${packaging}/man/tramso.1 DESTINATION share/man/man1 COMPONENT tools)
